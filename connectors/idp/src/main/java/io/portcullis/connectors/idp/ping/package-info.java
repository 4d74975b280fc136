/** Ping Identity: PingFederate's audit log, and activities of PingOne. */
package io.portcullis.connectors.idp.ping;
