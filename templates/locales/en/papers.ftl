# What the owner takes home: certificate and calendar.
certificate-title = Certificate of registration
certificate-issued = Issued on { $date }
certificate-scan = Scan this code for help, manuals and the state of your cover.
certificate-rights = This certificate stands beside your rights under the law and takes none of them away.
calendar-title = { $product }: { $what } ends
papers-title = Keep it
certificate-link = Certificate (PDF)
calendar-link = End of cover for your calendar
