/** A small certification authority in the hub's own process: issue, hold, release, revoke. */
package io.portcullis.connectors.ca.local;
