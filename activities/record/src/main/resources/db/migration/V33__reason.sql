-- Why an offboarding was started by hand, in the words of whoever did: nothing where a source told of it.
ALTER TABLE offboarding ADD COLUMN reason TEXT;
