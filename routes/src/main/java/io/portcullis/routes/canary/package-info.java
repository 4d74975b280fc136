/** A certificate that lives for a minute, again and again, to see that revoking works. */
package io.portcullis.routes.canary;
