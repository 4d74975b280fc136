/** Tells people what they have to know, once, and goes on until somebody answers. */
package io.portcullis.routes.alerts;
