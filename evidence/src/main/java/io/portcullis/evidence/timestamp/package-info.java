/** Time stamps of others (RFC 3161): asked for, and checked with no word of theirs believed. */
package io.portcullis.evidence.timestamp;
