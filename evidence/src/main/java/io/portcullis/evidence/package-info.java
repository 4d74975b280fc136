/** What proves the hub's trail, apart from the hub: checkpoints over chains of records. */
package io.portcullis.evidence;
