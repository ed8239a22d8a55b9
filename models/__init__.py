"""What the journal is and does: records, rules, operations and questions. No Qt, no PDF."""
