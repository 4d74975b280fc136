/**
 * Microsoft Intune: diagnostic-settings records as Event Hubs carries them, and Graph's managed
 * devices and audit events.
 */
package io.portcullis.connectors.mdm.intune;
