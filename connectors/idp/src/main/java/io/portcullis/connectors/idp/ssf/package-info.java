/** Shared Signals: Security Event Tokens of CAEP, RISC and SSF, from any transmitter. */
package io.portcullis.connectors.idp.ssf;
