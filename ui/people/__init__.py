"""People at clients."""
