-- Purchases come in files as customers and cases do.
alter table heed.record_import
  drop constraint record_import_kind_check,
  add constraint record_import_kind_check check (kind in ('customers', 'cases', 'purchases'));
