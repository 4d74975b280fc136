/** What evidence costs: sealing, checkpoints, the way into Elasticsearch, the proof afterwards. */
package io.portcullis.bench.evidence;
