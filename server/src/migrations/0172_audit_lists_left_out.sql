-- No longer begun with; audits that were begun with it go on, and a ready one is not installed again.
alter table heed.audit_template add column retired_at timestamptz;
