/** The parts that the hub brings along: a Kafka broker in its process, Elasticsearch as a child. */
package io.portcullis.routes.embedded;
