/**
 * Microsoft Defender: tables of the Defender XDR streaming API and of advanced hunting, alerts of
 * Microsoft Graph (second and first generation), and alerts and machines of Defender for Endpoint.
 */
package io.portcullis.connectors.edr.defender;
