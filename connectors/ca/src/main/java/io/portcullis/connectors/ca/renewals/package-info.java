/** What jobs that renew certificates tell. */
package io.portcullis.connectors.ca.renewals;
