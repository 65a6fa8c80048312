-- When the check found that the uploaded file is gone for good: it is not looked for again, nor offered.
alter table videos add column if not exists source_lost_at timestamptz;
