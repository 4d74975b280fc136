/**
 * osquery: results of scheduled queries; and Fleet, which runs it: hosts with their policies,
 * webhooks and activities.
 */
package io.portcullis.connectors.mdm.osquery;
