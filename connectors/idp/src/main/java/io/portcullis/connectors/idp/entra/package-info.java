/**
 * Microsoft Entra ID: sign-ins, audit, risk and provisioning, as Azure's diagnostic settings, a Log
 * Analytics export and Microsoft Graph spell them, and Graph's change notifications.
 */
package io.portcullis.connectors.idp.entra;
