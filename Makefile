# The portal's commands; what each does is written in deploy/. `make help` lists them.
PYTHON ?= python3
PORT ?= 8000
export PORT

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: ## install, load the demonstration and serve it on http://127.0.0.1:8000 (PORT= changes it)
	@$(PYTHON) deploy/run.py

dev: ## the same with autoreload and the debug toolbar
	@$(PYTHON) deploy/dev.py

test: ## everything that CI runs
	@$(PYTHON) deploy/checks.py

bench: ## measure the pages at 1,000 and 100,000 announcements
	@$(PYTHON) deploy/bench.py bench $(ARGS)

bench-programs: ## measure the pages of 50 programmes with 200 measures and 60 reports each
	@$(PYTHON) deploy/bench.py bench_programs $(ARGS)

search-quality: ## measure what the search finds on both databases: recall, nDCG, false positives
	@$(PYTHON) deploy/search_quality.py

words: ## take the words of the public site into the catalogs in locale/
	@$(PYTHON) deploy/within.py python manage.py words

lighthouse: ## judge the main pages by Lighthouse (Node.js, Chromium)
	@$(PYTHON) deploy/lighthouse.py $(ARGS)

check-html: ## read every page of the demonstration with the Nu checker (Node.js, Java)
	@$(PYTHON) deploy/check_html.py

lock: ## renew requirements/*.txt from requirements/*.in
	@$(PYTHON) deploy/lock.py

audit: ## look for known vulnerabilities in what is locked
	@$(PYTHON) deploy/within.py pip-audit --strict --require-hashes --disable-pip -r requirements/dev.txt

.PHONY: help run dev test bench bench-programs search-quality words lighthouse check-html lock audit
