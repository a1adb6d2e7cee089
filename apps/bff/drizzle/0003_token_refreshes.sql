CREATE TABLE `token_refreshes` (
	`account_id` text PRIMARY KEY NOT NULL,
	`holder` text,
	`held_until` text,
	`failures` integer DEFAULT 0 NOT NULL,
	`not_before` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `refresh_token_at` text;--> statement-breakpoint
UPDATE `accounts` SET `refresh_token_at` = `authorized_at` WHERE `refresh_token` IS NOT NULL;
