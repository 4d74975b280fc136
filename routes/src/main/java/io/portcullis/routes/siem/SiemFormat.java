package io.portcullis.routes.siem;

/** How a record is written into a message of syslog (RFC 5424). */
@FunctionalInterface
interface SiemFormat {
  /** The whole message, without a frame; within the bound of the format. */
  byte[] message(SiemRecord record);
}
