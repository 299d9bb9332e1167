-- What identity rests on.

-- The keys of cookies and links are encrypted by a certificate that is not in the database, so the portal may read them. It adds new ones; nobody
-- takes one's place.
revoke all on portal.data_protection_keys from slipportal_app;
grant select, insert on portal.data_protection_keys to slipportal_app;
