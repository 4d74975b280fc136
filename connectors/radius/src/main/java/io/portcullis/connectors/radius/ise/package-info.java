/** Cisco Identity Services Engine: its syslog messages, whole or in segments, and its alarms. */
package io.portcullis.connectors.radius.ise;
