/** Cisco Duo: authentication, administrator, telephony, activity and Trust Monitor logs. */
package io.portcullis.connectors.idp.duo;
