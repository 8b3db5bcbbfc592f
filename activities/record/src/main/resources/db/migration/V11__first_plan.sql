-- How many items the first plan had: those at later positions were found afterwards.
-- NULL before there is a plan, and for runs that were planned before this column was there.
ALTER TABLE offboarding ADD COLUMN first_plan INT;
