/** The bundles of rules that were published, and which one decides. */
package io.portcullis.routes.policies;
