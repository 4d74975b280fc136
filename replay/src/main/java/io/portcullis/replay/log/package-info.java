/** The log of signals as replay reads it: a Kafka, or a folder that was exported from one. */
package io.portcullis.replay.log;
