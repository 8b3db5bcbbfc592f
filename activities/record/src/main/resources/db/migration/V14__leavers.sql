-- Who leaves is asked for by address as well, each time that something is owed.
CREATE INDEX offboarding_by_email ON offboarding (subject_email);
