import { createHash } from 'node:crypto';
import {
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  UploadedFile,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { memoryStorage } from 'multer';
import { localeFrom } from '@i18n/message';
import { RestProblem, RestProblemFilter } from '@files/public';
import { DocumentVerifier, type Verified } from '../queries/document-verifier';
import { verifyPage } from './verify-page';

const UPLOAD = FileInterceptor('file', {
  storage: memoryStorage(),
  limits: { fileSize: 10 * 1024 * 1024, files: 1, fields: 1, fieldSize: 100, parts: 3 },
} as Parameters<typeof FileInterceptor>[1]);

/** Public: what a hash or a file proves. A file is hashed and forgotten. */
@Controller('verify')
@UseFilters(RestProblemFilter)
export class VerifyController {
  constructor(private readonly verifier: DocumentVerifier) {}

  @Get()
  empty(@Req() request: Request, @Res() response: Response): void {
    show(request, response, null);
  }

  @Get(':hash')
  async byHash(@Param('hash') hash: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    show(request, response, await this.verifier.verify(hash, localeOf(request)));
  }

  @Post()
  @HttpCode(200)
  @UseInterceptors(UPLOAD)
  async byFile(
    @UploadedFile() sent: Express.Multer.File | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!sent) throw new RestProblem(400, 'INVALID_INPUT', 'errors.file-missing');
    const hash = createHash('sha256').update(sent.buffer).digest('hex');
    show(request, response, await this.verifier.verify(hash, localeOf(request)));
  }
}

const localeOf = (request: Request) => localeFrom(request.headers['accept-language']);

function show(request: Request, response: Response, verified: Verified | null): void {
  response.status(verified?.found === 'NONE' ? 404 : 200);
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    Vary: 'Accept-Language',
  });
  response.send(verifyPage(verified, localeOf(request)));
}
