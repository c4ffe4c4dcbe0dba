-- What a customer was told that changed, read for their history.
create index feedback_notice_customer on heed.feedback_notice (customer_id, created_at desc) where outbox_id is not null;
