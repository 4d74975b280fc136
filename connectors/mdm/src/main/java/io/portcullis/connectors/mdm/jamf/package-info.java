/**
 * Jamf: webhooks and inventory of Jamf Pro, alerts, telemetry and web threats of Jamf Protect, and
 * the Compliance Reporter that came before its telemetry.
 */
package io.portcullis.connectors.mdm.jamf;
