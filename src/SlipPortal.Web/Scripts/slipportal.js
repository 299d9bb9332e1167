// The one script of the portal. Pages work without it; it makes parts of them load in place, and keeps focus and speech right when they do.
(() => {
  'use strict';

  const govukFrontend = import(document.getElementById('govuk-frontend').href);

  document.body.classList.add('js-enabled');
  if ('noModule' in HTMLScriptElement.prototype) {
    document.body.classList.add('govuk-frontend-supported');
  }

  const initialise = async (scope) => {
    const { initAll } = await govukFrontend;
    initAll({
      scope,
      // A component that is already running is not an error here: a scope may hold old and new ones.
      onError: (error) => {
        if (error.name !== 'InitError') {
          console.error(error);
        }
      },
    });
    for (const region of scope.querySelectorAll('.app-table-region')) {
      regions.observe(region);
    }
  };

  // A table that fits needs no stop for the keyboard; one that scrolls sideways does.
  const regions = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.setAttribute('tabindex', '0');
      } else if (target !== document.activeElement) {
        target.removeAttribute('tabindex');
      }
    }
  });

  // Setting the same text again is not read again, so it is cleared first.
  const say = (id, text) => {
    const region = document.getElementById(id);
    if (!region) {
      return;
    }
    region.textContent = '';
    if (text) {
      setTimeout(() => { region.textContent = text; }, 50);
    }
  };
  const announce = (text) => say('app-announcements', text);
  const fail = (text) => say('app-failure', text);

  const focusOn = (element) => {
    if (!element.hasAttribute('tabindex')) {
      element.setAttribute('tabindex', '-1');
      element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
    }
    element.focus();
  };

  // Requests whose answer replaces the element that has focus.
  const mayLoseFocus = new WeakSet();
  // Requests from where people type on while the answer comes: focus stays where they are.
  const keepsFocus = new WeakSet();

  const failureText = (ctx) => {
    const status = ctx.response.status;
    if (status >= 500) {
      return 'Sorry, something went wrong. Nothing on this page was changed. Try again in a few minutes.';
    }
    if (status === 401) {
      return 'You have been signed out, and nothing was saved. What you typed stays here: sign in in another tab, then send it again.';
    }
    const title = (ctx.title || '').split(' - ')[0].trim();
    return `${title || 'This could not be done'}. Nothing on this page was changed.`;
  };

  document.addEventListener('htmx:before:request', () => fail(''));

  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx, tasks } = event.detail;
    const main = tasks.find((task) => task.type === 'main');
    if (ctx.swap === 'none' && ctx.response.status >= 400) {
      event.preventDefault();
      fail(failureText(ctx));
      return;
    }
    // A whole other page came back (the sign-in page, for one): it is shown as a page, not squeezed into a part of this one.
    if (ctx.select && main && main.fragment.childElementCount === 0) {
      event.preventDefault();
      window.location.assign(ctx.response.raw.url);
      return;
    }
    if (ctx.sourceElement?.closest('[data-keeps-focus]')) {
      keepsFocus.add(ctx);
    }
    if (document.activeElement !== document.body && main?.target?.contains(document.activeElement)) {
      mayLoseFocus.add(ctx);
    }
  });

  document.addEventListener('htmx:error', (event) => {
    if (event.detail.ctx) {
      fail('The portal could not be reached. Check your connection and try again.');
    }
  });

  document.addEventListener('htmx:after:settle', (event) => {
    const { newContent } = event.detail;
    for (const element of newContent.filter((node) => node instanceof Element)) {
      // The element itself may be a component, and initAll looks only inside its scope.
      const scope = element.matches('[data-module]') ? element.parentElement : element;
      initialise(scope);
      const spoken = element.matches('[data-announce]') ? element : element.querySelector('[data-announce]');
      if (spoken) {
        announce(spoken.dataset.announce || spoken.textContent.trim().replace(/\s+/g, ' '));
      }
    }
  });

  // Once all parts of an answer are in place. An error summary and a success banner take focus when govuk-frontend initialises them.
  document.addEventListener('htmx:after:swap', (event) => {
    const { ctx } = event.detail;
    if (ctx.swap === 'none' || keepsFocus.has(ctx)) {
      return;
    }
    const target = ctx.target.isConnected ? ctx.target : document.getElementById(ctx.target.id) || ctx.sourceElement;
    const focusWasLost = mayLoseFocus.has(ctx) && document.activeElement === document.body;
    const takesFocusItself = target.querySelector('.govuk-error-summary, .govuk-notification-banner[role=alert]') !== null;
    if (takesFocusItself || (ctx.request.method === 'GET' && !focusWasLost)) {
      return;
    }
    focusOn(target.querySelector('h1, h2, h3, caption') || target);
  });

  // A grid is walked like a spreadsheet: Enter and the arrows go up and down, and what is pasted fills the cells to the right and below.
  const cellAt = (row, column) => row?.querySelectorAll('td')[column]?.querySelector('.app-grid__input');
  const placeOf = (input) => [input.closest('tr'), [...input.closest('tr').querySelectorAll('td')].indexOf(input.closest('td'))];

  document.addEventListener('keydown', (event) => {
    if (!event.target.matches?.('.app-grid__input') || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey);
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
    if (!down && !up) {
      return;
    }
    event.preventDefault();
    const [row, column] = placeOf(event.target);
    const next = cellAt(down ? row.nextElementSibling : row.previousElementSibling, column);
    if (next) {
      next.focus();
      next.select();
    } else {
      event.target.blur();
      event.target.focus();
    }
  });

  document.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!event.target.matches?.('.app-grid__input') || !/[\t\n]/.test(text.trim())) {
      return;
    }
    event.preventDefault();
    const [first, column] = placeOf(event.target);
    let row = first;
    for (const line of text.replace(/\r/g, '').replace(/\n$/, '').split('\n')) {
      line.split('\t').forEach((value, i) => {
        const input = cellAt(row, column + i);
        if (input && input.value !== value.trim()) {
          input.value = value.trim();
          input.dispatchEvent(new Event('change', { bubbles: true }));
        }
      });
      row = row?.nextElementSibling;
    }
  });

  document.addEventListener('announce', (event) => announce(event.detail.value));

  initialise(document);
})();
