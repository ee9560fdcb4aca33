"""Every sentence that a person reads: a code and its parameters in, Vietnamese or English out."""
