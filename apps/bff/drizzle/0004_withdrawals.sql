CREATE TABLE `content_checks` (
	`journal_id` text PRIMARY KEY NOT NULL,
	`checked_at` text NOT NULL,
	`found_hash` text,
	`found` text,
	FOREIGN KEY (`journal_id`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`delivery_id` text PRIMARY KEY NOT NULL,
	`act` text NOT NULL,
	`reason` text,
	`reversal_date` text,
	`seen` text NOT NULL,
	`asked_at` text,
	`reversal_receipt_id` text,
	`confirmed_at` text NOT NULL,
	`confirmed_by` text NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reversal_receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `withdrawals_reversal_receipt_id_unique` ON `withdrawals` (`reversal_receipt_id`);