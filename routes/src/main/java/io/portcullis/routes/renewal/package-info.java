/** Certificates on the calendar: who is reminded, what is remarked, what is to come. */
package io.portcullis.routes.renewal;
