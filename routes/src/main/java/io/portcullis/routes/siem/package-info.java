/** Sealed records for log servers of others, as syslog. */
package io.portcullis.routes.siem;
