/** What people and their tools ask the hub for, over HTTP; behind it, {@link Hub}. */
package io.portcullis.routes.api;
