"""What lets the time of day of promises that come again be changed, for those still to come."""

RULE_HOURS = """
DROP TRIGGER promise_rules_frozen;

CREATE TRIGGER promise_rules_frozen BEFORE UPDATE OF recurs, first_day, working_days, zone, made_at ON promise_rules
  BEGIN SELECT RAISE(ABORT, 'on which days a promise comes is frozen'); END;
"""
