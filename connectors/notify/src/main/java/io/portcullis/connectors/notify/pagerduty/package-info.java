/** PagerDuty's Events API v2. */
package io.portcullis.connectors.notify.pagerduty;
