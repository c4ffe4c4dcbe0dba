-- What one sender wrote and is not understood yet, in order.
create index intake_item_sender on heed.intake_item (channel_id, sender, id) where state = 'received';
