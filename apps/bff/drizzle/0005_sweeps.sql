CREATE TABLE `sweeps` (
	`account_id` text PRIMARY KEY NOT NULL,
	`swept_at` text,
	`due_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `deliveries` ADD `changed_later` text;--> statement-breakpoint
CREATE INDEX `deliveries_by_account` ON `deliveries` (`account_id`,`state`,`due_at`);