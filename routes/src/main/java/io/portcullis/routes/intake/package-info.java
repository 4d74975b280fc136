/** The entrances: webhooks, syslog, foreign Kafka topics. Bytes in, durable signals out. */
package io.portcullis.routes.intake;
