/** SignServer: its system log, and the log of what its workers signed. */
package io.portcullis.connectors.ca.signserver;
