-- A secret of somebody else's, which the subject of the offboarding could read: their account stays.

ALTER TABLE access_item ADD COLUMN exposed BOOLEAN NOT NULL DEFAULT FALSE;
